package main

import "strings"

// unlistedGenera are genera of families of which the Convention lists nothing or
// only other genera. The command refuses a genus that the tables know.
var unlistedGenera = strings.Fields(`
Passer Corvus Parus Turdus Sturnus Sylvia Fringilla Carduelis Motacilla Hirundo Erithacus Troglodytes Sitta Certhia Lanius Alauda
Phylloscopus Acrocephalus Muscicapa Emberizoides Zosterops Nectarinia Ploceus Cinclus Regulus Bombycilla Oriolus Dicrurus Pycnonotus
Larus Sterna Rissa Uria Fratercula Calidris Tringa Charadrius Vanellus Haematopus Recurvirostra Scolopax Gallinago Phalacrocorax Sula
Podiceps Gavia Fulica Gallinula Rallus Porzana Columbina Cuculus Apus Alcedo Merops Coracias Upupa Picus Dendrocopos Jynx
Mus Rattus Apodemus Microtus Myodes Cricetus Cricetulus Sciurus Tamias Glis Sorex Crocidura Talpa Erinaceus Myotis Pipistrellus
Rhinolophus Nyctalus Plecotus Lepus Sylvilagus Ochotona Alces Rangifer Capreolus Odocoileus Mustela Martes Meles Procyon
Peromyscus Neotoma Sigmodon Oryzomys Akodon Gerbillus Meriones Dipus Spalax Castor Myocastor Hystrix Didelphis Marmosa
Lacerta Podarcis Anguis Natrix Coluber Lampropeltis Thamnophis Pantherophis Elaphe Sceloporus Anolis Agama Eumeces Mabuya
Rana Bufo Hyla Salamandra Triturus Lissotriton Bombina Pelobates Discoglossus Xenopus Leptodactylus Eleutherodactylus
Salmo Oncorhynchus Esox Perca Sander Gadus Clupea Engraulis Scomber Solea Pleuronectes Cyprinus Carassius Rutilus Barbus Gobio Cobitis
Silurus Lota Cottus Gobius Blennius Labrus Sparus Mullus Mugil Sardina Merluccius Lophius Zeus Trachurus Dicentrarchus Perciformis
Formica Lasius Camponotus Apis Bombus Vespa Carabus Cicindela Coccinella Melolontha Cetonia Leptinotarsa Tenebrio Curculio
Pieris Vanessa Aglais Inachis Lycaena Plebejus Maniola Zygaena Sphinx Noctua Geometra Bombyx Libellula Aeshna Gryllus Locusta
Musca Drosophila Culex Anopheles Aedes Tipula Araneus Lycosa Salticus Ixodes Scolopendra Lumbricus Cancer Homarus Astacus Palaemon Daphnia
Littorina Buccinum Patella Mytilus Ostrea Pecten Cardium Sepia Loligo Octopus Asterias Echinus Ophiura Aurelia Hydra
Quercoides Fagus Castanea Betula Alnus Corylus Carpinus Ostrya Salix Populus Ulmus Celtis Morus Ficus Urtica Cannabis Humulus
Acer Aesculus Tilia Hibiscus Malva Gossypium Viola Cistus Helianthemum Brassica Sinapis Raphanus Arabis Cardamine Capsella Draba
Rosa Rubus Fragaria Potentilla Malus Pyrus Sorbus Crataegus Geum Spiraea Vicia Lathyrus Trifolium Medicago Lotus Genista Cytisus
Epilobium Oenothera Lythrum Myrtus Eucalyptus Geranium Pelargonium Erodium Oxalis Linum Ruta Citrus Polygala Rhamnus Vitis
Heracleum Daucus Apium Angelica Eryngium Hedera Cornus Erica Calluna Vaccinium Rhododendron Primula Lysimachia Anagallis
Gentiana Centaurium Asclepias Convolvulus Ipomoea Cuscuta Myosotis Symphytum Echium Salvia Mentha Thymus Lavandula Origanum Stachys
Solanum Atropa Nicotiana Datura Lycium Verbascum Veronica Linaria Digitalis Plantago Galium Rubia Lonicera Sambucus Viburnum
Campanula Phyteuma Aster Bellis Solidago Achillea Artemisia Senecio Cirsium Carduus Centaurea Cichorium Taraxacum Hieracium Crepis
Lilium Fritillaria Tulipa Allium Narcissus Iris Gladiolus Crocus Asparagus Juncus Carex Cyperus Scirpus Poa Festuca Bromus Avena
Triticum Hordeum Agrostis Stipa Zea Oryza Panicum Setaria Phragmites Arundo Typha Lemna Potamogeton Zostera Arum Acorus
Ranunculus Anemone Clematis Aconitum Delphinium Papaver Fumaria Berberis Nymphaea Magnolia Laurus Persea Dianthus Silene Stellaria
Rumex Polygonum Chenopodium Atriplex Beta Juniperus Cupressus Thuja Larix Picea Tsuga Cedrus Pteridium Dryopteris Polypodium Equisetum
Lycopodium Selaginella Sphagnum Polytrichum Agaricus Boletus Amanita Russula Lactarius Cladonia Usnea
`)

// commonEpithets are epithets of such species.
var commonEpithets = strings.Fields(`
domesticus montanus vulgaris officinalis sativus sativa communis palustris arvensis sylvestris sylvatica pratensis alpina alpinus
europaeus europaea americana americanus asiatica africana chinensis japonica sibirica canadensis virginiana australis borealis
orientalis occidentalis major minor maxima minimus alba albus nigra niger rubra ruber lutea flavus viridis caerulea cinerea
fulva maculata maculatus punctata striatus lineata variegata fasciata reticulata tenuis gracilis elegans pulchella grandis
gigantea nana pumila repens erecta procera aquatica aquaticus fluviatilis marina maritima littoralis terrestris arborea
tomentosa hirsuta glabra villosa spinosa aculeata dentata serrata crenata lanceolata ovata cordata rotundifolia latifolia
angustifolia parviflora grandiflora multiflora uniflora tuberosa bulbosa annua perennis biennis vernalis autumnalis
familiaris musculus norvegicus cristatus barbatus ridibundus esculenta temporaria vivipara agilis muralis
trutta lucius fluviatilis morhua harengus scombrus carpio auratus barbatula glanis
`)
